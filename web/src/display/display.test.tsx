import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '../api/ApiError';
import { curlOf } from './CopyAsCurl';
import { ErrorNote } from './ErrorNote';
import { Facts } from './Facts';
import { Moment } from './Moment';
import { bytes, duration, metric } from './quantity';

describe('a form as curl', () => {
  it('quotes the body for a shell', () => {
    const curl = curlOf({ method: 'POST', path: '/models', body: { name: "Anna's" } }, 'http://h');
    expect(curl).toContain(`curl -X POST 'http://h/api/v1/models'`);
    expect(curl).toContain(`"Authorization: Bearer $(cat .millrace/token)"`);
    expect(curl).toContain(`Anna'\\''s`);
  });
});

describe('an error', () => {
  it('names cause, place, next step and trace id, and can be tried again', async () => {
    const retry = vi.fn();
    const errors = [
      { pointer: '/fit/epochs', message: '0 is not legal', hint: 'legal is 1 or more.' },
    ];
    const error = new ApiError({ status: 503, detail: 'Kafka is down.', errors, traceId: 'abc' });
    render(
      <MantineProvider>
        <ErrorNote error={error} onRetry={retry} />
      </MantineProvider>,
    );
    const note = screen.getByRole('alert');
    for (const text of ['Kafka is down.', '/fit/epochs', 'Legal is 1 or more.', 'abc']) {
      expect(note).toHaveTextContent(text);
    }
    expect(note).toHaveTextContent('Something that this needs does not answer now.');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledOnce();
  });
});

it('a refusal that no role would lift does not send to an administrator', () => {
  const step = (status: number, code?: string) => new ApiError({ status, code }).nextStep;
  expect(step(403)).toMatch(/^Ask an administrator/);
  expect(step(403, 'ORIGIN_NOT_ALLOWED')).toMatch(/^Open Millrace at its own address/);
  expect(step(429)).toMatch(/^Wait/);
});

describe('numbers', () => {
  it('have units and a sign for absence', () => {
    expect(metric(0.51239)).toBe('0.5124');
    expect(metric(0.00001)).toBe('1.00e-5');
    expect(metric(undefined)).toBe('–');
    expect(duration(65_000)).toBe('1 min 5 s');
    expect(bytes(12_345)).toBe('12.3 kB');
  });
});

describe('a moment', () => {
  it('less than a minute ago is not counted in seconds, which would be stale at once', () => {
    render(<Moment at={new Date(Date.now() - 45_000).toISOString()} />);
    expect(screen.getByText('just now')).toBeInTheDocument();
  });
});

describe('facts', () => {
  it('that are long take two columns', () => {
    render(<Facts facts={[['Folder', '/home/someone/millrace/.millrace']]} />);
    expect(screen.getByText('Folder').parentElement).toHaveAttribute('data-wide', 'true');
  });
});
