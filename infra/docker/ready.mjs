// Whether the process of this container takes requests: exit code 0 or 1.
const port = process.env.ANJUAN_PORT || '8080';
const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(4_000) }).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
