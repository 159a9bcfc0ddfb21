import { msg, type StrResult } from '@lit/localize';

/** A sentence, with places for values where it has some. */
export type Template = string | StrResult;

/** Sentences in English by key; a function where something has to be put into one. */
type Source = Readonly<Record<string, Template | ((...values: never[]) => StrResult)>>;

/** The same in whatever language is spoken when one is read. */
export type Catalogue<S extends Source> = {
  readonly [K in keyof S]: S[K] extends (...values: infer V) => StrResult ? (...values: V) => string : string;
};

/** Makes a catalogue. The id of a message is the catalogue's name and the key, such as `card.signOut`. */
export function catalogue<const S extends Source>(name: string, english: S): Catalogue<S> {
  const spoken: ProxyHandler<S> = {
    get(_, key: string) {
      const source = english[key] as Template | ((...values: unknown[]) => StrResult);
      const say = (template: Template): string => msg(template as string, { id: `${name}.${key}` });
      return typeof source === 'function' ? (...values: unknown[]) => say(source(...values)) : say(source);
    },
  };
  return new Proxy(english, spoken) as unknown as Catalogue<S>;
}
