import { describe, expect, it } from 'vitest';
import { medianRatio, parseWrk } from './load';

const report = `Running 3s test @ http://127.0.0.1:21000/
  1 threads and 64 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     6.66ms    3.12ms  60.10ms   90.10%
    Req/Sec     9.83k     1.11k   11.50k    73.33%
  Latency Distribution
     50%    6.21ms
     75%    7.02ms
     90%    8.50ms
     99%   20.31ms
  29345 requests in 3.00s, 620.11MB read
Requests/sec:   9778.58
Transfer/sec:    206.64MB
`;

describe('the report of wrk', () => {
  it('gives requests a second and the 99th percentile in milliseconds', () => {
    expect(parseWrk(report)).toEqual({ requestsPerSecond: 9778.58, p99: 20.31 });
  });

  it.each([
    ['812.00us', 0.812],
    ['1.50s', 1500],
    ['1.01m', 60_600],
  ])('knows the unit of %s', (text, ms) => {
    expect(parseWrk(report.replace('20.31ms', text)).p99).toBeCloseTo(ms, 6);
  });

  it.each(['  Non-2xx or 3xx responses: 3', '  Socket errors: connect 0, read 0, write 0, timeout 2'])(
    'is refused with "%s"',
    (line) => {
      expect(() => parseWrk(report.replace('Requests/sec', `${line}\nRequests/sec`))).toThrow(line.trim());
    },
  );

  it('is refused without figures', () => {
    expect(() => parseWrk('unable to connect')).toThrow('no figures');
  });
});

describe('medianRatio', () => {
  it('compares round by round', () => {
    const loads = (...rates: number[]) => rates.map((requestsPerSecond) => ({ requestsPerSecond, p99: 1 }));
    // In the second round the machine was slow for both.
    expect(medianRatio(loads(10, 1, 12), loads(20, 2, 30), 'requestsPerSecond')).toBe(0.5);
  });
});
