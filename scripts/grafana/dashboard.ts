/** The dashboard of Grafana for a portal, from what stands in /metrics. Written to deploy/grafana by scripts/dashboard.ts. */

interface Query {
  expr: string;
  /** What a line is called, as Grafana has it; default: by all its labels. */
  legend?: string;
}

interface Panel {
  title: string;
  /** What it tells, and when to worry. */
  about: string;
  queries: readonly Query[];
  /** Of Grafana's units. */
  unit: 'reqps' | 's' | 'short' | 'bytes' | 'percentunit' | 'ops';
  /** `stat`: one number instead of lines. */
  type?: 'stat';
  /** From this value on the number is red. */
  alarm?: number;
}

interface Row {
  title: string;
  panels: readonly Panel[];
}

/** Of the chosen instances. */
const chosen = 'instance=~"$instance"';

function rate(metric: string, by: string, where = ''): string {
  return `sum by (${by}) (rate(${metric}{${chosen}${where}}[$__rate_interval]))`;
}

function share(of: string, where: string): string {
  const all = `sum(rate(${of}{${chosen}}[$__rate_interval]))`;
  return `sum(rate(${of}{${chosen},${where}}[$__rate_interval])) / ${all}`;
}

function quantiles(histogram: string, by?: string): Query[] {
  return [0.5, 0.95, 0.99].map((quantile) => ({
    expr: `histogram_quantile(${quantile}, sum by (le${by ? `, ${by}` : ''}) (rate(${histogram}_bucket{${chosen}}[$__rate_interval])))`,
    legend: `${by ? `{{${by}}} ` : ''}${quantile * 100} %`,
  }));
}

function each(metric: string, legend = '{{instance}}'): Query {
  return { expr: `${metric}{${chosen}}`, legend };
}

const rows: readonly Row[] = [
  {
    title: 'Now',
    panels: [
      {
        title: 'Errors in content files',
        about: 'Files that stay at their last good version, or out. npm run check names them.',
        queries: [{ expr: `max(kaiyuan_content_errors{${chosen}})` }],
        unit: 'short',
        type: 'stat',
        alarm: 1,
      },
      {
        title: 'Visible articles',
        about: 'What readers can find.',
        queries: [{ expr: `max(kaiyuan_articles{${chosen}})` }],
        unit: 'short',
        type: 'stat',
      },
      {
        title: 'Answers with an error of the server',
        about: 'Share of answers with status 5xx. Anything above 0 is worth a look into the log.',
        queries: [{ expr: share('kaiyuan_requests_total', 'status=~"5.."') }],
        unit: 'percentunit',
        type: 'stat',
        alarm: 0.001,
      },
      {
        title: 'Documents from memory',
        about:
          'Share of kept documents that were there. Falls after a change that touches many pages, and comes back.',
        queries: [{ expr: share('kaiyuan_documents_total', 'outcome="hit"') }],
        unit: 'percentunit',
        type: 'stat',
      },
    ],
  },
  {
    title: 'Readers',
    panels: [
      {
        title: 'Requests',
        about: 'By what they are for.',
        queries: [{ expr: rate('kaiyuan_requests_total', 'kind'), legend: '{{kind}}' }],
        unit: 'reqps',
      },
      {
        title: 'Answers',
        about: 'By status.',
        queries: [{ expr: rate('kaiyuan_requests_total', 'status'), legend: '{{status}}' }],
        unit: 'reqps',
      },
      {
        title: 'Time to the end of an answer',
        about:
          'Of requests that were not answered from memory in one step; those take microseconds and are not timed.',
        queries: quantiles('kaiyuan_request_seconds'),
        unit: 's',
      },
      {
        title: 'Articles read',
        about: 'Pages of articles that were sent, by whether they count as read.',
        queries: [{ expr: rate('kaiyuan_article_views_total', 'outcome'), legend: '{{outcome}}' }],
        unit: 'ops',
      },
    ],
  },
  {
    title: 'Pages',
    panels: [
      {
        title: 'Documents',
        about:
          'How they were come by. stale: the last good version, because rendering failed or took too long.',
        queries: [{ expr: rate('kaiyuan_documents_total', 'outcome'), legend: '{{outcome}}' }],
        unit: 'ops',
      },
      {
        title: 'Renders',
        about: 'By kind, and those that failed by what was served instead.',
        queries: [
          { expr: rate('kaiyuan_render_seconds_count', 'kind'), legend: '{{kind}}' },
          { expr: rate('kaiyuan_render_failures_total', 'served'), legend: 'failed: {{served}}' },
        ],
        unit: 'ops',
      },
      {
        title: 'Time of a render',
        about: 'Some 10 ms on an idle machine. The log has a line for each slow one.',
        queries: quantiles('kaiyuan_render_seconds'),
        unit: 's',
      },
      {
        title: 'Document cache',
        about: 'Its bound is CACHE_MB.',
        queries: [each('kaiyuan_cache_bytes')],
        unit: 'bytes',
      },
      {
        title: 'Kept documents',
        about: 'Pages, feeds and their editions in memory.',
        queries: [each('kaiyuan_cache_documents')],
        unit: 'short',
      },
      {
        title: 'Renders under way',
        about: 'Many for long: rendering cannot keep up with what changes.',
        queries: [each('kaiyuan_renders_running')],
        unit: 'short',
      },
    ],
  },
  {
    title: 'Publishing',
    panels: [
      {
        title: 'From the save to the reader',
        about: 'From when a change was noticed until no page made from the old content is served.',
        queries: quantiles('kaiyuan_publish_seconds', 'cause'),
        unit: 's',
      },
      {
        title: 'Work on a change',
        about: 'Of that, the time for index and caches.',
        queries: quantiles('kaiyuan_change_seconds'),
        unit: 's',
      },
      {
        title: 'Problems in content',
        about: 'Errors keep a file at its last good version.',
        queries: [
          { expr: `max(kaiyuan_content_errors{${chosen}})`, legend: 'errors' },
          { expr: `max(kaiyuan_content_warnings{${chosen}})`, legend: 'warnings' },
        ],
        unit: 'short',
      },
      {
        title: 'Index',
        about: 'Articles, those that readers do not see too.',
        queries: [each('kaiyuan_index_articles')],
        unit: 'short',
      },
      {
        title: 'Size of the index',
        about: 'On disk.',
        queries: [each('kaiyuan_index_bytes')],
        unit: 'bytes',
      },
      {
        title: 'Waiting',
        about:
          'Articles to be prepared, changes to be applied, addresses to be announced, changes to be told to other instances.',
        queries: [
          each('kaiyuan_prepare_waiting', 'prepare {{instance}}'),
          each('kaiyuan_changes_waiting', 'changes {{instance}}'),
          each('kaiyuan_announce_waiting', 'announce {{target}}'),
          each('kaiyuan_change_events_waiting', 'events {{instance}}'),
        ],
        unit: 'short',
      },
      {
        title: 'Announcements',
        about: 'What became of addresses, and calls that failed.',
        queries: [
          {
            expr: rate('kaiyuan_announced_addresses_total', 'target, outcome'),
            legend: '{{target}} {{outcome}}',
          },
          { expr: rate('kaiyuan_announce_failures_total', 'target'), legend: '{{target}} failed' },
        ],
        unit: 'ops',
      },
      {
        title: 'Announcements that fail',
        about: 'Calls in a row. Worth a look above 5.',
        queries: [each('kaiyuan_announce_failing', '{{target}}')],
        unit: 'short',
      },
    ],
  },
  {
    title: 'Several instances',
    panels: [
      {
        title: 'Redis',
        about: '1: it answers; it takes data. The site works without it.',
        queries: [
          each('kaiyuan_redis_up', 'up {{instance}}'),
          each('kaiyuan_redis_writable', 'writable {{instance}}'),
        ],
        unit: 'short',
      },
      {
        title: 'Looks for pages of other instances',
        about: 'hit: taken; refused: made from other content; skipped: Redis was away or late.',
        queries: [{ expr: rate('kaiyuan_shared_pages_total', 'outcome'), legend: '{{outcome}}' }],
        unit: 'ops',
      },
      {
        title: 'Change events',
        about: 'Told to other instances, and by them.',
        queries: [
          { expr: `sum(kaiyuan_change_events_sent{${chosen}})`, legend: 'sent' },
          { expr: `sum(kaiyuan_change_events_received{${chosen}})`, legend: 'received' },
        ],
        unit: 'short',
      },
    ],
  },
  {
    title: 'Process',
    panels: [
      {
        title: 'Lag of the event loop',
        about: 'Ninety-nine of a hundred turns were shorter. Above 0.1 s readers wait for each other.',
        queries: [each('kaiyuan_nodejs_eventloop_lag_p99_seconds')],
        unit: 's',
      },
      {
        title: 'Memory',
        about: 'Resident, and the heap of JavaScript in it.',
        queries: [
          each('kaiyuan_process_resident_memory_bytes', 'resident {{instance}}'),
          each('kaiyuan_nodejs_heap_size_used_bytes', 'heap {{instance}}'),
        ],
        unit: 'bytes',
      },
      {
        title: 'Processor',
        about: 'Seconds of processor a second; 1 is one core.',
        queries: [{ expr: rate('kaiyuan_process_cpu_seconds_total', 'instance'), legend: '{{instance}}' }],
        unit: 'short',
      },
      {
        title: 'Collecting garbage',
        about: 'Seconds a second.',
        queries: [{ expr: rate('kaiyuan_nodejs_gc_duration_seconds_sum', 'kind'), legend: '{{kind}}' }],
        unit: 's',
      },
    ],
  },
];

/** The variable of the dashboard, as Grafana writes it. */
const datasource = { type: 'prometheus', uid: '$datasource' };
/** Grafana's grid has 24 columns. */
const columns = 24;

function panelOf(panel: Panel, id: number, place: { x: number; y: number; w: number; h: number }): object {
  const { title, about, queries, unit, type = 'timeseries', alarm } = panel;
  const steps = [
    { color: 'green', value: null },
    ...(alarm === undefined ? [] : [{ color: 'red', value: alarm }]),
  ];
  return {
    id,
    type,
    title,
    description: about,
    datasource,
    gridPos: place,
    fieldConfig: {
      defaults: {
        unit,
        min: 0,
        ...(type === 'stat'
          ? { thresholds: { mode: 'absolute', steps } }
          : { custom: { fillOpacity: 8, lineWidth: 1 } }),
      },
      overrides: [],
    },
    options:
      type === 'stat'
        ? { reduceOptions: { calcs: ['lastNotNull'] }, colorMode: alarm === undefined ? 'none' : 'value' }
        : { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi', sort: 'desc' } },
    targets: queries.map(({ expr, legend }, index) => ({
      refId: String.fromCharCode(65 + index),
      datasource,
      expr,
      ...(legend && { legendFormat: legend }),
    })),
  };
}

/** The dashboard as Grafana imports it. */
export function makeDashboard(): object {
  const panels: object[] = [];
  let y = 0;
  for (const row of rows) {
    panels.push({
      id: panels.length + 1,
      type: 'row',
      title: row.title,
      collapsed: false,
      gridPos: { x: 0, y, w: columns, h: 1 },
      panels: [],
    });
    y += 1;
    const isNumbers = row.panels.every(({ type }) => type === 'stat');
    const [w, h] = isNumbers ? [6, 4] : [8, 8];
    row.panels.forEach((panel, index) => {
      const perRow = columns / w;
      const place = { x: (index % perRow) * w, y: y + Math.floor(index / perRow) * h, w, h };
      panels.push(panelOf(panel, panels.length + 1, place));
    });
    y += Math.ceil(row.panels.length / (columns / w)) * h;
  }
  const instances = 'label_values(kaiyuan_articles, instance)';
  return {
    uid: 'kaiyuan',
    title: 'Kaiyuan',
    tags: ['kaiyuan'],
    schemaVersion: 39,
    editable: true,
    graphTooltip: 1,
    refresh: '30s',
    time: { from: 'now-6h', to: 'now' },
    timezone: 'browser',
    templating: {
      list: [
        { name: 'datasource', type: 'datasource', query: 'prometheus', label: 'Prometheus' },
        {
          name: 'instance',
          type: 'query',
          label: 'Instance',
          datasource,
          definition: instances,
          query: { query: instances, refId: 'instances' },
          multi: true,
          includeAll: true,
          allValue: '.*',
          current: { text: 'All', value: '$__all' },
          refresh: 2,
        },
      ],
    },
    panels,
  };
}

/** Names of the metrics that the dashboard asks for. */
export function queriedMetrics(): string[] {
  const expressions = rows.flatMap(({ panels }) =>
    panels.flatMap(({ queries }) => queries.map(({ expr }) => expr)),
  );
  return [...new Set(expressions.flatMap((expr) => expr.match(/\bkaiyuan_\w+/g) ?? []))].sort();
}
