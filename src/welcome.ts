import type { Language, Texts } from './core/catalogue.ts';

type Welcome = {
  readonly host: string;
  readonly port: number;
  readonly firstKey: string | null;
  readonly language: Language;
};

const KEY: Texts = {
  en: 'Your first API key, an administrator’s. It is shown this once, so keep it:',
  vi: 'Khoá API đầu tiên của bạn, có quyền quản trị. Khoá chỉ hiện một lần này, hãy lưu lại:',
};
const REQUEST: Texts = { en: 'A first request to paste:', vi: 'Yêu cầu đầu tiên để dán vào và chạy thử:' };
const DOCS: Texts = { en: 'The interface is described at', vi: 'Tài liệu API tại' };

/** What is printed when the service is ready; the last line is what scripts wait for. */
export function welcome({ host, port, firstKey, language }: Welcome): string {
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const listening = `leadfit listening on ${address}`;
  if (firstKey === null) return listening;
  return [
    '',
    KEY[language],
    '',
    `  ${firstKey}`,
    '',
    REQUEST[language],
    '',
    firstRequest(address, firstKey),
    '',
    `${DOCS[language]} ${address}/docs`,
    '',
    listening,
  ].join('\n');
}

/** The request of the README. */
export function firstRequest(address: string, key: string): string {
  return `  curl -s ${address}/v1/fit-reports \\
    -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' \\
    -d '{"company":{"name":"Sao Mai Packaging"},"activity":{"description":"Packaging and test of power semiconductors"}}'`;
}
