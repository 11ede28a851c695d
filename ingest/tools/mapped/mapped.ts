// Any other tool, understood through a mapping file: the text of it lies in the source's settings.
import { payloadMapper } from '../../mapping/compile-mapping.ts';
import { parseMapping, type CheckedMapping } from '../../mapping/read-mapping.ts';
import type { Tool, ToolContext } from '../tool.ts';
import { greeterOf } from './greeter-of.ts';
import { proverOf } from './prover-of.ts';

type Settings = ToolContext['settings'];

export const mapped: Tool = {
  prove: (request, secrets, nowMs, settings) => compiled(settings).prove(request, secrets, nowMs),
  // An echo gives nothing away, and those who ask for one often sign nothing yet.
  greetsUnproved: true,
  greet: (request, _secrets, settings) => compiled(settings).greet(request),
  read: (payload, { settings }) => compiled(settings).read(payload),
};

function compile(checked: CheckedMapping) {
  const { signature, handshake } = checked.mapping;
  return { prove: proverOf(signature), greet: greeterOf(handshake), read: payloadMapper(checked) };
}

/** By the mapping's text: compiled at the first request, kept while it is among the last few hundred. */
const programs = new Map<string, ReturnType<typeof compile>>();
const remembered = 256;

/** @throws OperatorError when the mapping is faulty: one that was checked when the source was added is not. */
function compiled({ mapping = '' }: Settings): ReturnType<typeof compile> {
  const known = programs.get(mapping);
  if (known !== undefined) return known;
  if (programs.size >= remembered) programs.clear();
  const program = compile(parseMapping(mapping));
  programs.set(mapping, program);
  return program;
}
