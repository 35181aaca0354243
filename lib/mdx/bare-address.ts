import type { Link, Nodes, PhrasingContent, Root, Text } from 'mdast';
import type { Data, Processor } from 'unified';
import 'remark-gfm';
import 'remark-parse';

/*
 * GitHub's rule ends a bare address at the next blank. Chinese has no blanks: `见https://a.cn/x，**重要**` would make
 * everything a link and eat the emphasis. Here a bare address consists of the characters of RFC 3986 (without
 * brackets), so it ends where Chinese begins. An address with Han characters in it is written `[text](address)`.
 */

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    literalAutolink: 'literalAutolink';
    literalAutolinkHttp: 'literalAutolinkHttp';
    literalAutolinkWww: 'literalAutolinkWww';
  }
}

type Extension = NonNullable<Data['micromarkExtensions']>[number];
type ConstructRecord = NonNullable<Extension['text']>;
type Construct = Exclude<NonNullable<ConstructRecord[string]>, readonly unknown[]>;
type Tokenizer = Construct['tokenize'];
type State = ReturnType<Tokenizer>;
type Code = Parameters<State>[0];
type TokenizeContext = ThisParameterType<Tokenizer>;

const addressCharacter = /[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]/;
const trailingCharacter = /[!'),.:;?*_~]/;
const foreignCharacter = /[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]/;

function matches(code: Code, pattern: RegExp): boolean {
  return code !== null && code > 0 && code < 0x80 && pattern.test(String.fromCharCode(code));
}

/** Punctuation at the very end belongs to the sentence, not to the address. */
const trail: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const inside: State = (code) => {
      if (matches(code, trailingCharacter)) {
        effects.consume(code);
        return inside;
      }
      return matches(code, addressCharacter) ? nok(code) : ok(code);
    };
    return inside;
  },
};

/** True inside the text of a link that is not closed yet: no link stands in a link. */
function isInLabel({ events }: TokenizeContext): boolean {
  return events.some(
    ([, token]) => (token.type === 'labelLink' || token.type === 'labelImage') && !token._balanced,
  );
}

type AddressToken = 'literalAutolinkHttp' | 'literalAutolinkWww';

function addressConstruct(original: Construct, token: AddressToken, prefixes: readonly string[]): Construct {
  return {
    ...original,
    tokenize(effects, ok, nok) {
      let prefix = '';
      let opened = 0;
      let closed = 0;
      const start: State = (code) => {
        const allowed = original.previous === undefined || original.previous.call(this, this.previous);
        if (!allowed || isInLabel(this)) return nok(code);
        effects.enter('literalAutolink');
        effects.enter(token);
        return inPrefix(code);
      };
      const inPrefix: State = (code) => {
        if (prefixes.includes(prefix)) return matches(code, /[A-Za-z0-9]/) ? inAddress(code) : nok(code);
        if (!matches(code, addressCharacter)) return nok(code);
        prefix += String.fromCharCode(code ?? 0).toLowerCase();
        if (!prefixes.some((known) => known.startsWith(prefix))) return nok(code);
        effects.consume(code);
        return inPrefix;
      };
      const inAddress: State = (code) => {
        if (!matches(code, addressCharacter)) return end(code);
        const balanced = code === 0x29 && closed < opened;
        if (!balanced && matches(code, trailingCharacter)) return effects.check(trail, end, consume)(code);
        return consume(code);
      };
      const consume: State = (code) => {
        if (code === 0x28) opened += 1;
        if (code === 0x29) closed += 1;
        effects.consume(code);
        return inAddress;
      };
      const end: State = (code) => {
        effects.exit(token);
        effects.exit('literalAutolink');
        return ok(code);
      };
      return start;
    },
  };
}

function replaceConstruct(construct: Construct): Construct {
  if (construct.name === 'protocolAutolink') {
    return addressConstruct(construct, 'literalAutolinkHttp', ['http://', 'https://']);
  }
  if (construct.name === 'wwwAutolink') return addressConstruct(construct, 'literalAutolinkWww', ['www.']);
  return construct;
}

function replaceConstructs(record: ConstructRecord): ConstructRecord {
  return Object.fromEntries(
    Object.entries(record).map(([code, value]) => {
      if (value === undefined) return [code, value];
      return [code, Array.isArray(value) ? value.map(replaceConstruct) : replaceConstruct(value)];
    }),
  );
}

/** remark plugin, to be used after remark-gfm: bare addresses end where Chinese begins. */
export function remarkBareAddress(this: Processor) {
  const data = this.data();
  data.micromarkExtensions = data.micromarkExtensions?.map((extension) =>
    extension.text === undefined ? extension : { ...extension, text: replaceConstructs(extension.text) },
  );
  // remark-gfm also looks for addresses in finished text, without asking the tokenizer above.
  return (tree: Root) => trimBareAddresses(tree);
}

/** Cuts what is no part of an address off links that were found in finished text. Works in place. */
export function trimBareAddresses(tree: Nodes): void {
  if (!('children' in tree)) return;
  const parent: { children: Nodes[] } = tree;
  for (let index = 0; index < parent.children.length; index += 1) {
    const child = parent.children[index];
    if (child === undefined) continue;
    const parts = child.type === 'link' && child.position === undefined ? splitLink(child) : undefined;
    if (parts) {
      parent.children.splice(index, 1, ...parts);
      index += parts.length - 1;
    } else {
      trimBareAddresses(child);
    }
  }
}

function splitLink(link: Link): PhrasingContent[] | undefined {
  const only = link.children.length === 1 ? link.children[0] : undefined;
  if (only?.type !== 'text' || !link.url.endsWith(only.value)) return undefined;
  const end = only.value.search(foreignCharacter);
  if (end < 0) return undefined;
  const label = only.value.slice(0, end).replace(/[!'),.:;?*_~]+$/, '');
  const rest: Text = { type: 'text', value: only.value.slice(label.length) };
  if (!/^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+/i.test(label)) return [{ type: 'text', value: only.value }];
  const url = link.url.slice(0, link.url.length - only.value.length) + label;
  return [{ ...link, url, children: [{ type: 'text', value: label }] }, rest];
}
