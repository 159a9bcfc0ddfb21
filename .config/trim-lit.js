import { trim } from './trim.js';

/** @param {string} place @param {string} code @param {string} [instead] @returns {[string, string, string]} */
const piece = (place, code, instead = '') => [place, code, instead];

/**
 * What Lit has and no element here uses: style sheets for browsers that cannot adopt any (the first form is drawn without
 * Lit and needs one that can), properties that write attributes, decorators, polyfills, and the words that tell authors of
 * templates what they did wrong, which unit tests with Lit's development build would say.
 *
 * @type {import('./trim.js').Cuts[]}
 */
const LIT = [
  {
    file: /@lit\/reactive-element\/css-tag\.js$/,
    rule: ({ type, callee }) => (type === 'CallExpression' && callee.name === 'Error' ? 'Error()' : null),
    code: [
      piece(
        '',
        't.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype',
        '!0',
      ),
    ],
  },
  {
    file: /@lit\/reactive-element\/reactive-element\.js$/,
    methods: { y: ['_$ET'] },
    code: [
      piece('', 'Symbol.metadata??=…'),
      piece(
        '',
        'toAttribute(t,s){switch(s){case Boolean:t=t?l:null;break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t}',
      ),
      piece('', 'p?.({ReactiveElement:y})', '0'),
      piece('y.finalize', 'this.hasOwnProperty(d("properties"))', 'false'),
      piece('y.finalize', 'const t=this[Symbol.metadata];'),
      piece('y.finalize', 'if(null!==t)…'),
      piece('y._$AK', 'this._$Ej?.get(e)', 'void 0'),
      piece(
        'y.requestUpdate',
        'i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))',
        'false',
      ),
      piece('y.C', 'i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)', 'false'),
      piece('y.C', '!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t)', '0'),
      piece('y.C', 'this.hasUpdated||i||(s=void 0)', 'this.hasUpdated||(s=void 0)'),
      piece('y.update', 'this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t]))', '0'),
    ],
  },
];

/** Takes out of Lit what no element here uses. */
export const trimLit = () => trim('trim-lit', LIT);
