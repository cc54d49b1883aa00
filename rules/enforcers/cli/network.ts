import { type Command, oneOf, parsed, usage } from './command';
import { temporaryFolder } from './estate-files';
import { dotOf } from './network-dot';
import { svgOf } from './network-svg';
import { deliver } from './output';
import { parameterGiven } from './parameter';
import { networkAt } from './seen';
import { sketchOf } from './sketch';

const FORMATS = ['svg', 'dot', 'json'] as const;

export const networkCommand: Command = {
  summary: 'draw the network, and on which paths the internet reaches what is in it',
  help: `Usage: guardrails network <path>... [options]

Draws the VPCs of templates, of cloud assemblies or of snapshots of AWS Config: subnets, what runs in them, and the
shortest paths on which the internet reaches it. A dashed arrow depends on what is not known.

  <path>             a template, a directory that cdk synth made, a snapshot of AWS Config, or - for standard input
  --format <format>  ${FORMATS.join(', ')} (svg)
  --output <file>    write the drawing to a file instead of standard output
  --parameter <K=V>  a value for a parameter of the templates; may be given several times

Examples:
  guardrails network cdk.out --output network.svg
  guardrails network template.yaml --format dot | dot -Tpng > network.png

Exit code: 0 drawn, 2 could not.
`,
  run(argv) {
    const { values, positionals: paths } = parsed('network', argv, {
      format: { type: 'string', default: 'svg' },
      output: { type: 'string' },
      parameter: { type: 'string', multiple: true, default: [] },
    });
    if (paths.length === 0) throw usage('network needs a template or a cdk.out directory', 'network');
    const format = oneOf('format', FORMATS, values.format);
    const parameters = Object.fromEntries(values.parameter.map((one) => parameterGiven(one, 'network')));
    const sketch = sketchOf(networkAt(paths, parameters, temporaryFolder()));
    const drawings: Readonly<Record<(typeof FORMATS)[number], () => string>> = {
      svg: () => svgOf(sketch),
      dot: () => dotOf(sketch),
      json: () => `${JSON.stringify(sketch, null, 2)}\n`,
    };
    deliver(drawings[format](), values.output);
    return 0;
  },
};
