/** The parser alone, so that the rest of its package is not bundled. */
export { Block, Element, Expansion, HtmlParser, LetDeclaration, Text } from '@angular/compiler';
