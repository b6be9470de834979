import { describe, expect, it } from '@jest/globals';
import { API_BASE, ProblemCode, type RouteSpec, ROUTES } from '@lobbyflow/contract';
import { readFileSync } from 'node:fs';
import { apiDocument } from './api-document.js';
import { apiDocumentText, DOCUMENT_PATH } from './document-file.js';

type Json = Record<string, unknown>;
interface Document {
  readonly paths: Record<string, Record<string, Json>>;
  readonly components: {
    readonly schemas: Record<string, { enum?: string[]; required?: string[] }>;
  };
}
const document = apiDocument() as unknown as Document;
const { paths } = document;
const { schemas } = document.components;

describe('the API document', () => {
  it('is committed as it would be written now (else run `npm run openapi` and look at the difference)', () => {
    expect(apiDocumentText()).toBe(readFileSync(DOCUMENT_PATH, 'utf8'));
  });

  it.each(Object.entries<RouteSpec>(ROUTES))(
    'tells of %s who may call it, with what',
    (name, route) => {
      const operation =
        paths[API_BASE + route.path.replaceAll(/:(\w+)/g, '{$1}')]![route.method.toLowerCase()]!;

      expect(operation).toMatchObject({
        operationId: name,
        'x-roles': route.roles === 'public' ? ['public'] : route.roles,
      });
      expect('requestBody' in operation).toBe(route.body !== undefined);
      const headers = ((operation['parameters'] ?? []) as Json[]).filter(
        (one) => one['in'] === 'header',
      );
      expect(headers.map((one) => one['name'] as string)).toEqual(
        route.isCommand === true ? ['Idempotency-Key', 'If-Match'] : [],
      );
    },
  );

  it('points at nothing that is not in it', () => {
    const text = JSON.stringify(document);
    const named = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name!);

    expect(text).not.toContain('$defs');
    expect(named.filter((name) => !(name in schemas))).toEqual([]);
    expect(named).toContain('TicketAnswer');
  });

  it('lists every code that a caller may hear', () => {
    expect(schemas['ProblemCode']!.enum).toEqual(ProblemCode.options);
  });

  it('lets a sender leave out what has a default', () => {
    expect(schemas['CounterConfig']!.required).toContain('features');
    expect(schemas['CounterConfigInput']!.required).not.toContain('features');
  });
});
