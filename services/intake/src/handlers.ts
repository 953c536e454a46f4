/** The commands of this service without HTTP and without a running host: what a simulation drives. */
export { RegisterPetitionCommand, RegisterPetitionHandler } from './application/register-petition.handler.ts';
export { registration } from './application/registration.ts';
export { TakeWindowStepCommand, TakeWindowStepHandler, type WindowStep } from './application/take-window-step.handler.ts';
export { WithdrawPetitionCommand, WithdrawPetitionHandler } from './application/withdraw-petition.handler.ts';
export { petitionDecider } from './application/petition-decider.ts';
