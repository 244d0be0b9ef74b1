import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ClassBalance, DataSource } from '../../src/api/types';
import { dataSourceTexts } from '../../src/texts/dataSources';
import { formatTexts } from '../../src/texts/formats';
import { uploadTexts } from '../../src/texts/upload';
import { accessibilityFaults } from '../visit';
import { digits, labelled } from './digits';
import type { Stage } from './Stage';

const CSV = join(import.meta.dirname, '..', '..', '..', 'examples', 'data', 'digits.csv');

/** How records come to where models learn from them. */
export function dataDrives(stage: () => Stage) {
  describe('a data source', () => {
    it('is made of a CSV file: seen as pictures, written as a stream, announced', async () => {
      const { page, api } = stage();
      const { trainedOn, heldOut } = digits();
      const rows = trainedOn.length + heldOut.length;
      await stage().go('/data-sources/upload');
      await page.locator('input[type=file]').first().setInputFiles(CSV);
      await page.getByLabel(uploadTexts.shape).fill('8 8');
      await page.getByText(uploadTexts.pictures('8 × 8')).waitFor();
      await page.getByRole('combobox', { name: uploadTexts.topic }).fill('digits-of-a-file');
      await page.getByRole('button', { name: uploadTexts.start }).click();
      await page.getByText(uploadTexts.done, { exact: true }).waitFor({ timeout: 60_000 });
      await page.getByText(uploadTexts.ofRecords(rows, rows), { exact: true }).waitFor();
      await page.getByRole('link', { name: uploadTexts.seeSource }).click();

      const picture = page.getByRole('img', { name: /^Record .*, label \d$/ });
      await picture.first().waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      const [made] = await sourcesOf(stage(), 'digits-of-a-file');
      expect(made).toMatchObject({ ranges: [`digits-of-a-file:0:0:${rows}`], totalMessages: rows });
      // what lies in Kafka is what the file holds
      const balance = await api.call<ClassBalance>('GET', `/data-sources/${made?.id}/classes`);
      const inFile = (digit: number) =>
        [...trainedOn, ...heldOut].filter((each) => each.digit === digit).length;
      expect(balance.classes.map(({ label, count }) => [label, count]).sort()).toEqual(
        Array.from({ length: 10 }, (_, digit) => [digit, inFile(digit)]),
      );
      stage().expectNoFault();
    });

    it('is announced of records that a producer has written', async () => {
      const { page, api } = stage();
      const records = digits().heldOut.slice(0, 50).map(labelled);
      await api.call('POST', '/topics', { name: 'written-before', partitions: 1 });
      await api.call('POST', '/topics/written-before:send', { records });
      await stage().go('/data-sources/new');
      await page.getByRole('combobox', { name: dataSourceTexts.takeTopic }).fill('written');
      await page.getByRole('option', { name: 'written-before' }).click();
      await page.getByRole('combobox', { name: formatTexts.featureType }).click();
      await page.getByRole('option', { name: 'uint8', exact: true }).click();
      await page.getByLabel(formatTexts.featureShape).fill('8 8');
      await page.getByRole('combobox', { name: formatTexts.labelType }).click();
      await page.getByRole('option', { name: 'uint8', exact: true }).click();
      await page.getByLabel(dataSourceTexts.description).fill('Written before');
      await page.getByRole('button', { name: dataSourceTexts.announceNow }).click();
      await page.getByRole('heading', { level: 1, name: 'Written before' }).waitFor();
      expect(await sourcesOf(stage(), 'written-before')).toMatchObject([
        {
          ranges: ['written-before:0:0:50'],
          format: 'RAW',
          formatConfig: { data_type: 'uint8', data_reshape: '8 8', label_type: 'uint8' },
          validationRate: 0.1,
        },
      ]);
      stage().expectNoFault();
    });
  });
}

async function sourcesOf({ api }: Stage, topic: string): Promise<DataSource[]> {
  const all = await api.list<DataSource>('/data-sources');
  return all.filter(({ ranges }) => ranges[0]?.startsWith(`${topic}:`));
}
