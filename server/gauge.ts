import { Gauge, type Registry } from 'prom-client';

/** A gauge whose value is looked up when somebody asks for it. */
export function addGauge(registry: Registry, name: string, help: string, value: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(value());
    },
  });
}
