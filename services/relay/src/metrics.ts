import type { Relay, RelayStatus } from '@anjuan/event-bus';
import { createMetrics, type Metrics } from '@anjuan/service-host';
import { Counter, Gauge } from 'prom-client';

/** The relay's measures beside those of every process. A gauge that does not apply, as the lag while another relay is active, has no value. */
export function relayMetrics(relay: Relay): Metrics {
  const metrics = createMetrics('relay');
  const registers = [metrics.registry];
  const gauge = (name: string, help: string, value: (status: RelayStatus) => number | null): void => {
    new Gauge({
      ...{ name: `anjuan_relay_${name}`, help, registers },
      collect() {
        const measured = value(relay.status());
        this.reset();
        if (measured !== null) this.set(measured);
        else this.remove();
      },
    });
  };
  gauge('active', '1 while this relay publishes, 0 while another does or none can', ({ state }) => (state === 'active' ? 1 : 0));
  gauge('retrying', '1 while store or broker do not answer or the topics are damaged', ({ state }) => (state === 'retrying' ? 1 : 0));
  gauge('lag_events', 'Events of the store that are not in the topics yet, at most', ({ lagEvents }) => lagEvents);
  gauge('lag_seconds', 'Time since everything the store then had was in the topics', ({ lagMs }) => inSeconds(lagMs));
  gauge('last_published_age_seconds', 'Time since this relay last published', ({ lastPublishedAgeMs }) => inSeconds(lastPublishedAgeMs));
  gauge('last_error_age_seconds', 'Time since the last error, until all is well again', ({ lastErrorAgeMs }) => inSeconds(lastErrorAgeMs));
  const counter = (name: string, help: string, value: (status: RelayStatus) => number): void => {
    new Counter({
      ...{ name: `anjuan_relay_${name}_total`, help, registers },
      collect() {
        this.reset();
        this.inc(value(relay.status()));
      },
    });
  };
  counter('published_events', 'Events that this process has published', ({ published }) => published);
  counter('transactions', 'Transactions that this process has committed', ({ transactions }) => transactions);
  return metrics;
}

function inSeconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1_000;
}
