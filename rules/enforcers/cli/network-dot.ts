import type { Sketch } from './sketch';
import type { Card } from './sketch-bands';

/** The drawing in the language of Graphviz: https://graphviz.org/doc/info/lang.html */
export function dotOf({ vpcs, outside, edges }: Sketch): string {
  const clusters = vpcs.map(({ name, bands, beside }, index) => {
    const inner = bands.map(({ subnets, leads, cards }, place) => {
      const label = `${subnets.join(', ')}${leads.length > 0 ? ` (to ${leads.join(', ')})` : ''}`;
      return [
        `    subgraph ${quoted(`cluster_${index}_${place}`)} {`,
        `      label=${quoted(label)};`,
        ...cards.map((card) => `      ${node(card)}`),
        ...(cards.length > 0 ? [] : [`      ${quoted(`empty ${index} ${place}`)} [style=invis, label=""];`]),
        '    }',
      ].join('\n');
    });
    const others = beside.map((card) => `    ${node(card)}`);
    return [`  subgraph cluster_${index} {`, `    label=${quoted(name)};`, ...inner, ...others, '  }'].join(
      '\n',
    );
  });
  return `${[
    'digraph network {',
    '  rankdir=TB; node [shape=box, fontname="sans-serif"]; edge [fontname="sans-serif", fontsize=10];',
    '  "internet" [shape=ellipse];',
    ...outside.map((card) => `  ${node(card)}`),
    ...clusters,
    ...edges.map(
      ({ from, to, label, surely }) =>
        `  ${quoted(from)} -> ${quoted(to)} [label=${quoted(label)}${surely ? '' : ', style=dashed'}];`,
    ),
    '}',
  ].join('\n')}\n`;
}

function node({ id, name, kind, reached }: Card): string {
  const style = reached === true ? ', penwidth=2' : reached === 'unknown' ? ', style=dashed' : '';
  return `${quoted(id)} [label=${quoted(`${kind}\\n${name}`)}${style}];`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}
