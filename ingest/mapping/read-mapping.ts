// Reads a mapping file: YAML, checked whole; every fault is told at once, with its line.
import { readFile } from 'node:fs/promises';
import { Ajv, type ErrorObject } from 'ajv';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { OperatorError } from '../../core/errors.ts';
import { once } from '../../core/once.ts';
import { refuseFaults, type FileFault } from '../imports/faults.ts';
import { columnsOf, mappingFaults } from './check-mapping.ts';
import { Mapping } from './mapping.ts';
import type { Path } from './rules.ts';

export interface CheckedMapping {
  mapping: Mapping;
  /** As it was read: what tells one mapping from another. */
  text: string;
  /** The line a part is written on, 1 for the first. */
  lineOf: (path: Path) => number;
}

const mappingChecker = once(() =>
  new Ajv({ allErrors: true, allowUnionTypes: true }).compile<Mapping>(Mapping),
);

/** @throws OperatorError `FILE_UNREADABLE`, or `FILE_FAULTS` with every fault and its line. */
export async function readMapping(path: string): Promise<CheckedMapping> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new OperatorError(`${path} cannot be read.`, { code: 'FILE_UNREADABLE', cause });
  });
  return parseMapping(text, path);
}

/** `name` stands before the lines of faults. @throws OperatorError `FILE_FAULTS` with every fault and its line. */
export function parseMapping(text: string, name = 'mapping'): CheckedMapping {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (path: Path) => lineIn(document, path, lines);
  const syntax = document.errors.map(({ pos: [at], message }) => ({
    line: lines.linePos(at).line,
    detail: message.split('\n', 1)[0] ?? message,
  }));
  refuseFaults(name, syntax);
  const mapping: unknown = document.toJS();
  const isMapping = mappingChecker();
  if (!isMapping(mapping)) {
    refuseFaults(name, schemaFaults(isMapping.errors ?? [], lineOf));
    throw new OperatorError(`${name} is not a mapping.`, { code: 'FILE_FAULTS' });
  }
  refuseFaults(
    name,
    mappingFaults(mapping).map(({ path, detail }) => ({ line: lineOf(path), detail })),
  );
  return { mapping, text, lineOf };
}

/** What stands in the way of reading JSON with a mapping: columns. In words; a fault of use, not of the mapping. */
export function jsonFaults({ mapping }: CheckedMapping): string[] {
  return columnsOf(mapping).map(
    (column) => `JSON has no columns: the mapping must say /${column} for ${column}`,
  );
}

function schemaFaults(errors: readonly ErrorObject[], lineOf: CheckedMapping['lineOf']): FileFault[] {
  return errors
    .filter((error) => isWorthTelling(error, errors))
    .map(({ instancePath, keyword, message = 'is not valid', params }) => {
      const path = pathOf(instancePath);
      const { additionalProperty: unknown } = params as { additionalProperty?: string };
      if (unknown !== undefined) {
        const whole = [...path, unknown];
        return { line: lineOf(whole), detail: `${whole.join('.')} is not a field of a mapping` };
      }
      const said = keyword === 'anyOf' ? 'is in none of the forms it may have (docs/mapping.md)' : message;
      return { line: lineOf(path), detail: `${path.join('.') || 'mapping'} ${said}${choices(params)}` };
    });
}

/**
 * A union says for each of its shapes why it is not that one. What lies deeper in a shape is worth telling, because
 * then that shape was meant; else that none fits.
 */
function isWorthTelling({ keyword, instancePath }: ErrorObject, errors: readonly ErrorObject[]): boolean {
  if (keyword === 'anyOf') return !errors.some((other) => other.instancePath.startsWith(`${instancePath}/`));
  return !errors.some((other) => other.keyword === 'anyOf' && other.instancePath === instancePath);
}

function choices(params: object): string {
  const { allowedValues } = params as { allowedValues?: readonly unknown[] };
  return allowedValues === undefined ? '' : `: ${allowedValues.map(String).join(', ')}`;
}

function pathOf(instancePath: string): (string | number)[] {
  return instancePath
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((token) => (/^\d+$/.test(token) ? Number(token) : token));
}

/** Of a part that is not there, the line of what should hold it. */
function lineIn(document: Document, path: Path, lines: LineCounter): number {
  for (let length = path.length; length > 0; length--) {
    const [parent, name] = [path.slice(0, length - 1), path[length - 1]];
    const holder: unknown = parent.length === 0 ? document.contents : document.getIn(parent, true);
    const node = isMap(holder)
      ? holder.items.find(({ key }) => isScalar(key) && key.value === name)?.key
      : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
