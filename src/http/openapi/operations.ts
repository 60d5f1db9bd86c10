import type { Json, JsonObject } from './json.ts';
import { isList, isObject, mapMembers, objectAt } from './json.ts';
import type { Note } from './notes.ts';
import { NOTE, readNote } from './notes.ts';
import { nameOf } from './schemas.ts';
import { headerReferences, sharedResponse } from './shared-responses.ts';

/** Completes an operation: who may call it, shared parameters and answers, headers, examples. */
export function finishOperation(operation: Json, method: string, schemas: JsonObject): Json {
  if (!isObject(operation)) return operation;
  const { [NOTE]: noted, parameters, responses, requestBody, ...rest } = operation;
  const note = readNote(noted);
  const own = isList(parameters)
    ? parameters.filter(isObject).map((parameter) => described(parameter, schemas))
    : [];
  const statuses = problemStatuses({ method, own, hasBody: requestBody !== undefined, note });
  return {
    ...rest,
    security: note.access === 'public' ? [] : [{ bearerKey: [note.access] }, { headerKey: [note.access] }],
    parameters: [...own, ...sharedParameters(note)],
    ...(isObject(requestBody) ? { requestBody: withExamples(requestBody, note) } : {}),
    responses: {
      ...mapMembers(isObject(responses) ? responses : {}, (response) =>
        success(response, rest, note, schemas),
      ),
      ...Object.fromEntries(statuses.map((status) => [status, sharedResponse(status)])),
    },
  };
}

/** The generator loses the description beside a reference; that of the component says the same. */
function described(parameter: JsonObject, schemas: JsonObject): JsonObject {
  const { $ref } = objectAt(parameter, 'schema');
  const description = typeof $ref === 'string' ? objectAt(schemas, nameOf($ref)).description : undefined;
  return { ...(description === undefined ? {} : { description }), ...parameter };
}

function sharedParameters({ access, needsRevision }: Note): readonly JsonObject[] {
  const names = [
    ...(needsRevision ? ['IfMatch'] : []),
    ...(access === 'public' ? [] : ['AcceptLanguage']),
    'RequestId',
  ];
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

type Features = {
  readonly method: string;
  readonly own: readonly JsonObject[];
  readonly hasBody: boolean;
  readonly note: Note;
};

function problemStatuses({ method, own, hasBody, note }: Features): readonly number[] {
  const isOpen = note.access === 'public';
  const hasPath = own.some((parameter) => parameter.in === 'path');
  const isChecked = hasBody || !isOpen;
  return [
    [400, true],
    [401, !isOpen],
    [403, !isOpen],
    [404, hasPath],
    [406, !isOpen],
    [408, true],
    [409, hasBody && note.access === 'investors:write'],
    [412, note.needsRevision],
    [413, method !== 'get'],
    [415, method !== 'get'],
    [422, isChecked],
    [428, note.needsRevision],
    [431, true],
    [500, true],
    [503, true],
  ].flatMap(([status, applies]) => (applies === true && typeof status === 'number' ? [status] : []));
}

function success(response: Json, { summary = '' }: JsonObject, note: Note, schemas: JsonObject): Json {
  if (!isObject(response)) return response;
  const { $ref } = objectAt(objectAt(objectAt(response, 'content'), 'application/json'), 'schema');
  const description = typeof $ref === 'string' ? objectAt(schemas, nameOf($ref)).description : undefined;
  const names = ['X-Request-Id', ...(note.isTranslated ? ['Content-Language'] : []), ...note.headers];
  return { ...response, description: description ?? summary, headers: headerReferences(names) };
}

function withExamples(body: JsonObject, note: Note): JsonObject {
  if (!note.examples) return body;
  const examples = {
    english: { $ref: '#/components/examples/EnglishProfile' },
    vietnamese: { $ref: '#/components/examples/VietnameseProfile' },
    shortest: { $ref: '#/components/examples/ShortProfile' },
  };
  return {
    ...body,
    content: mapMembers(objectAt(body, 'content'), (media) =>
      isObject(media) ? { ...media, examples } : media,
    ),
  };
}
