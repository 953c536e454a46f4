import { Module } from '@nestjs/common';
import { expect, it } from '@jest/globals';
import { nestApp } from './nest-app.ts';

@Module({})
class Broken {}

it('rejects where a module cannot be put together, and does not end the process', async () => {
  const module = { module: Broken, providers: [{ provide: 'one', inject: ['missing'], useFactory: () => 1 }] };
  await expect(nestApp(module)).rejects.toThrow("Nest can't resolve dependencies");
});
