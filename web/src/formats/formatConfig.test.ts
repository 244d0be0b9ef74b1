import { describe, expect, it } from 'vitest';
import { begin, namesOf, usesRegistry, withMember, withRegistry } from './formatConfig';

describe('format of records', () => {
  it('leaves out what is empty', () => {
    const raw = withMember(begin('RAW'), 'data_reshape', '28 28');

    expect(raw.formatConfig).toEqual({
      data_type: 'float32',
      label_type: 'int32',
      data_reshape: '28 28',
    });
    expect(withMember(raw, 'data_reshape', '').formatConfig).toEqual(begin('RAW').formatConfig);
    expect(withMember(raw, 'label_type', null).formatConfig).not.toHaveProperty('label_type');
  });

  it('names a schema or a registry, never both', () => {
    const schema = withMember(
      withMember(begin('AVRO'), 'data_scheme', '"int"'),
      'label_scheme',
      '"int"',
    );
    const registry = withRegistry(withMember(schema, 'features', ['a']), true);

    expect(usesRegistry(schema)).toBe(false);
    expect(usesRegistry(registry)).toBe(true);
    expect(registry.formatConfig).toEqual({ schema_registry: '', features: ['a'] });
    expect(withRegistry(withMember(registry, 'label_in_key', true), false).formatConfig).toEqual({
      data_scheme: '',
      features: ['a'],
    });
  });

  it('reads names that are separated by commas, spaces or lines', () => {
    expect(namesOf(' a, b.c\n d ')).toEqual(['a', 'b.c', 'd']);
  });
});
