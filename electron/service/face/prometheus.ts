/** One measured quantity in the text format of Prometheus, version 0.0.4. */
export interface Metric {
  /** Without the prefix. */
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

export const PROMETHEUS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** The exposition of metrics, each with its prefix. */
export function expositionOf(metrics: readonly Metric[], prefix = 'xrpl_chime_'): string {
  return metrics
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, type, samples }) => {
      const full = `${prefix}${name}`;
      const lines = samples.map(
        ({ labels = {}, value }) => `${full}${labelsText(labels)} ${valueText(value)}`,
      );
      return [`# HELP ${full} ${escapeHelp(help)}`, `# TYPE ${full} ${type}`, ...lines].join('\n');
    })
    .join('\n')
    .concat('\n');
}

function labelsText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function valueText(value: number): string {
  return Number.isNaN(value) ? 'NaN' : String(value);
}

function escapeHelp(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

function escapeLabel(text: string): string {
  return escapeHelp(text).replaceAll('"', '\\"');
}
