import { Button, CopyButton } from '@mantine/core';
import { API_ROOT, type Method } from '../api/client';
import { displayTexts } from '../texts/display';

interface Request {
  method: Method;
  path: string;
  body?: unknown;
  ifMatch?: string;
}

/** The request that a form would send, for a terminal next to `.millrace/token`. */
export function curlOf({ method, path, body, ifMatch }: Request, origin: string): string {
  const lines = [
    `curl -X ${method} ${quoted(origin + API_ROOT + path)}`,
    `-H "Authorization: Bearer $(cat .millrace/token)"`,
  ];
  if (ifMatch) lines.push(`-H ${quoted(`If-Match: ${ifMatch}`)}`);
  if (body instanceof FormData) {
    for (const [name, value] of body) {
      lines.push(`-F ${quoted(`${name}=${value instanceof File ? `@${value.name}` : value}`)}`);
    }
  } else if (body !== undefined) {
    lines.push(
      `-H 'Content-Type: application/json'`,
      `-d ${quoted(JSON.stringify(body, null, 2))}`,
    );
  }
  return lines.join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

export function CopyAsCurl({ request }: { request: Request }) {
  return (
    <CopyButton value={curlOf(request, window.location.origin)}>
      {({ copied, copy }) => (
        <Button variant="subtle" onClick={copy}>
          {copied ? displayTexts.copied : displayTexts.copyAsCurl}
        </Button>
      )}
    </CopyButton>
  );
}
