import { expect, it } from 'vitest';
import { isPublicOrigin } from './public-host';

it.each([
  ...[
    'https://news.example.cn',
    'http://8.8.8.8',
    'https://[2001:4860:4860::8888]',
    'https://localhost.example.cn',
  ],
  ...['https://xn--fiq228c.cn', 'http://172.32.0.1', 'http://news.example.cn:8080'],
])('%s is public', (origin) => {
  expect(isPublicOrigin(origin)).toBe(true);
});

it.each([
  ...[
    'http://localhost:3000',
    'http://127.0.0.1',
    'http://127.9.9.9:80',
    'http://[::1]:3000',
    'http://0.0.0.0',
  ],
  ...[
    'http://10.1.2.3',
    'http://172.16.0.1',
    'http://192.168.1.1',
    'http://169.254.1.1',
    'http://100.64.0.1',
  ],
  ...['http://[fd00::1]', 'http://[fe80::1]', 'http://intranet', 'http://news.localhost', 'http://mac.local'],
  ...['http://news.test', 'http://news.internal.', 'http://2130706433'],
])('%s is not', (origin) => {
  expect(isPublicOrigin(origin)).toBe(false);
});
