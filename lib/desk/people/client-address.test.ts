import { expect, it } from 'vitest';
import { agentName } from './agent-name';
import { networkOf, shortAddress } from './client-address';

it.each([
  ['203.0.113.9', '203.0.113.9', '203.0.113.*'],
  ['::ffff:203.0.113.9', '203.0.113.9', '203.0.113.*'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1:*'],
  ['2001:db8::6', '2001:db8:0:0::/64', '2001:db8:0:*'],
  ['::1', '0:0:0:0::/64', '0:0:0:*'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0:*'],
  ['', '', ''],
  ['unknown', 'unknown', ''],
])('%s belongs to %s and is written as %s', (address, network, short) => {
  expect([networkOf(address), shortAddress(address)]).toEqual([network, short]);
});

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
    'Edge · Windows',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
    'Safari · macOS',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile Safari/604.1',
    'Chrome · iOS',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
  ['curl/8.0', ''],
])('%s is %s', (agent, name) => {
  expect(agentName(agent)).toBe(name);
});
