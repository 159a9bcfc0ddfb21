import { trim } from './trim.js';

/** @param {string} place @param {string} code @param {string} [instead] @returns {[string, string, string]} */
const piece = (place, code, instead = '') => [place, code, instead];

/**
 * What Lit has and no element here uses: style sheets for browsers that cannot adopt any (the first form is drawn without
 * Lit and needs one that can), properties that write attributes, decorators, polyfills, the versions it leaves on the page,
 * and the words that tell authors of templates what they did wrong, which unit tests with Lit's development build would say.
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
      piece('', '(a.reactiveElementVersions??=[]).push("2.1.2")', '0'),
      piece('y.finalize', 'this.hasOwnProperty(d("properties"))', 'false'),
      piece('y.finalize', 'const t=this[Symbol.metadata];'),
      piece('y.finalize', 'if(null!==t)…'),
      piece(
        'y.requestUpdate',
        'i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))',
        'false',
      ),
      piece('y.C', 'i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)', 'false'),
      piece('y.C', '!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t)', '0'),
      piece('y.C', 'this.hasUpdated||i||(s=void 0)', 'this.hasUpdated||(s=void 0)'),
      piece('y.update', 'this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t]))', '0'),
      piece('y.addInitializer', 'this._$Ei(),(this.l??=[]).push(t)', '0'),
      piece('y._$Ei', 'void 0!==t.l&&(this.l=[...t.l])', '0'),
      piece('y._$Ev', 'this.constructor.l?.forEach(t=>t(this))', '0'),
      piece('y.createProperty', 's.state&&(s.attribute=!1)', '0'),
      piece('y.createProperty', '!s.noAccessor', 'true'),
      piece(
        'y._$AK',
        '"function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u',
        'u',
      ),
      piece('y._$AK', 'r??this._$Ej?.get(e)??r', 'r'),
    ],
  },
  {
    file: /lit-element\/lit-element\.js$/,
    code: [
      piece('i.update', 'this.hasUpdated||(this.renderOptions.isConnected=this.isConnected)', '0'),
      piece('i.connectedCallback', 'this._$Do?.setConnected(!0)', '0'),
      piece('i.disconnectedCallback', 'this._$Do?.setConnected(!1)', '0'),
      piece('', 's.litElementHydrateSupport?.({LitElement:i})', '0'),
      piece('', 'o?.({LitElement:i})', '0'),
      piece('', '(s.litElementVersions??=[]).push("4.2.2")', '0'),
    ],
  },
  {
    file: /lit-html\/lit-html\.js$/,
    methods: {
      R: ['parentNode', '_$AU'],
      k: ['_$AU', 'parentNode', 'startNode', 'endNode', 'setConnected'],
      H: ['tagName', '_$AU'],
    },
    rule: ({ type, callee }) => (type === 'CallExpression' && callee.name === 'Error' ? 'Error()' : null),
    code: [
      piece('', 'B?.(S,k)', '0'),
      piece('', '(t.litHtmlVersions??=[]).push("3.3.3")', '0'),
      // SVG and MathML of their own, outside HTML.
      piece('N', '2===i?"<svg>":3===i?"<math>":""', '""'),
      piece('N', '2===i?"</svg>":3===i?"</math>":""', '""'),
      piece('S.constructor', 'if(this.el=…', 'this.el=S.createElement(f,e),P.currentNode=this.el.content;'),
      // Expressions in comments and in elements whose content is text alone, and on an element itself.
      piece('N', 'y.test(u[2])&&(n=RegExp("</"+u[2],"g"))', '0'),
      piece('N', 'c=n??v', 'c=v'),
      piece('N', 'c=p,n=void 0', 'c=p'),
      piece('N', '"!--"===u[1]', 'false'),
      piece('N', 'c===_||c===m', 'c===m'),
      piece('N', '-2===d?i:x', 'x'),
      piece('S.constructor', 'if(y.test(r.tagName))…'),
      piece('S.constructor', 't.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t))', '0'),
      piece('S.constructor', 'if(r.data===n)…', 'r.data===n&&d.push({type:2,index:l});'),
      piece('R.u', '6===r.type&&(i=new Z(h,this,t))', '0'),
      piece('R.u', 't?.creationScope??l', 'l'),
      // Directives that go on after they were asked, and templates that were compiled.
      piece('k.constructor', 'this._$Cv=e?.isConnected??!0', '0'),
      piece('k._$AR', 'this._$AP?.(!1,!0,s)', '0'),
      piece(
        'k.$',
        '"number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)',
        'this._$AC(t)',
      ),
      // Listeners that are no functions.
      piece('z._$AI', 't===A&&s!==A||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive', 't===A&&s!==A'),
      piece(
        'z.handleEvent',
        '"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)',
        'this._$AH.call(this.options?.host??this.element,t)',
      ),
    ],
  },
];

/** Takes out of Lit what no element here uses. */
export const trimLit = () => trim('trim-lit', LIT);
