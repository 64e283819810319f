import sanitizeHtml from 'sanitize-html';

/**
 * Shapes, colours and text. Not among them: what executes (script, foreignObject, handlers, animations that set
 * attributes), what fetches (image, style, href) and what multiplies (use, pattern, filter).
 */
const elements = [
  'svg',
  'g',
  'defs',
  'title',
  'desc',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'linearGradient',
  'radialGradient',
  'stop',
  'clipPath',
  'mask',
];

const attributes = [
  ...['xmlns', 'viewBox', 'preserveAspectRatio', 'version', 'id'],
  ...['x', 'y', 'x1', 'y1', 'x2', 'y2', 'dx', 'dy', 'width', 'height'],
  ...['cx', 'cy', 'r', 'rx', 'ry', 'fx', 'fy', 'd', 'points', 'pathLength'],
  ...['transform', 'gradientTransform', 'gradientUnits', 'spreadMethod'],
  ...['offset', 'stop-color', 'stop-opacity', 'color', 'opacity', 'display'],
  ...['fill', 'fill-opacity', 'fill-rule', 'clip-path', 'clip-rule', 'mask'],
  ...['clipPathUnits', 'maskUnits', 'maskContentUnits', 'visibility'],
  ...['stroke', 'stroke-width', 'stroke-opacity', 'stroke-linecap'],
  ...['stroke-linejoin', 'stroke-miterlimit', 'stroke-dasharray'],
  ...['stroke-dashoffset', 'vector-effect', 'paint-order'],
  ...['font-family', 'font-size', 'font-weight', 'font-style'],
  ...['text-anchor', 'dominant-baseline', 'letter-spacing'],
];

/** The functions of CSS that take an address, and the escapes by which they can be written otherwise. */
const reference = /url\s*\(|image-set|\\/i;
const localReference = /^\s*url\(\s*#[\w.-]+\s*\)\s*$/;

/**
 * A picture without what is active in it, or reaches out of it.
 *
 * @returns undefined where nothing is left that is a picture
 */
export function sanitizeSvg(svg: string): string | undefined {
  const clean = sanitizeHtml(svg, {
    allowedTags: elements,
    allowedAttributes: { '*': attributes },
    // With what they hold: a script is no text of the picture.
    disallowedTagsMode: 'completelyDiscard',
    // Deeper than any drawing program goes, and no stack is exhausted by it.
    nestingLimit: 64,
    parser: { xmlMode: true, decodeEntities: true },
    transformTags: {
      // An image without its namespace is none.
      svg: (tagName, given) => ({
        tagName,
        attribs: { ...given, xmlns: 'http://www.w3.org/2000/svg' },
      }),
      '*': (tagName, given) => ({
        tagName,
        attribs: Object.fromEntries(
          Object.entries(given).filter(([, value]) => staysInside(value)),
        ),
      }),
    },
  });
  // What stood around it, as the end of a document type does, is no part of it.
  const begin = clean.indexOf('<svg');
  const end = clean.lastIndexOf('</svg>');
  return begin >= 0 && end > begin
    ? clean.slice(begin, end + '</svg>'.length)
    : undefined;
}

/** Presentation attributes may refer to a gradient or a mask of the same picture, and to nothing else. */
function staysInside(value: string): boolean {
  return !reference.test(value) || localReference.test(value);
}
