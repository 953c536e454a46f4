import type { ConsumerStatus, Transport } from '@anjuan/event-bus';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What a process measures of itself, in Prometheus' text form. No label holds anything of a case. */
export interface Metrics {
  readonly contentType: string;
  readonly registry: Registry;
  observe(method: string, route: string, status: number, seconds: number): void;
  /** From now on the consumers of the transport are among the metrics. */
  follow(transport: Transport, dead: () => readonly string[]): void;
  text(): Promise<string>;
}

/** Metrics of one process, labelled with its name. */
export function createMetrics(name: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ process: name });
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'anjuan_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    registry,
    observe: (method, route, status, seconds) => requests.observe({ method, route, status: String(status) }, seconds),
    follow: (transport, dead) => followConsumers(registry, transport, dead),
    text: () => registry.metrics(),
  };
}

function followConsumers(registry: Registry, transport: Transport, dead: () => readonly string[]): void {
  const gauge = (name: string, help: string, value: (status: ConsumerStatus) => number | null): void => {
    new Gauge({
      ...{ name: `anjuan_consumer_${name}`, help, labelNames: ['consumer'], registers: [registry] },
      collect() {
        for (const status of transport.statuses()) {
          const measured = value(status);
          if (measured !== null) this.set({ consumer: status.name }, measured);
        }
      },
    });
  };
  gauge('behind_events', 'Events that wait, at least', ({ behind }) => behind);
  gauge('oldest_age_seconds', 'Age of the oldest known event that is not handled', ({ oldestAgeMs }) => oldestAgeMs / 1_000);
  gauge('idle_seconds', 'Time since the loop last turned', ({ idleMs }) => idleMs / 1_000);
  gauge('lanes', 'Lanes that this process handles', ({ lanes }) => lanes.length);
  gauge('parked_cases', 'Cases held up by a dead letter', ({ parkedCases }) => parkedCases);
  gauge('up', '1 while the consumer handles what comes', ({ name, state }) => (dead().includes(name) || state !== 'running' ? 0 : 1));
}
