import type { Arg, Copy, Dockerfile, From, Instruction, PropertyInstruction } from 'dockerfile-ast';
import { DockerfileParser } from 'dockerfile-ast';

const secretName = /secret|passw(or)?d|token|credential|private_?key|api_?key|access_?key/i;
// An AWS access key id, a private key, a GitHub, GitLab, npm or Slack token.
const secretValue =
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN|\bgh[pousr]_\w{20}|\bglpat-|\bnpm_\w{20}|\bxox[bp]-/;

const keyword = (name: string) => (instruction: Instruction) => instruction.getKeyword() === name;

const isFrom = (instruction: Instruction): instruction is From => instruction.getKeyword() === 'FROM';
const isCopy = (instruction: Instruction): instruction is Copy => instruction.getKeyword() === 'COPY';
const isArg = (instruction: Instruction): instruction is Arg => instruction.getKeyword() === 'ARG';
const hasProperties = (instruction: Instruction): instruction is PropertyInstruction =>
  ['ENV', 'LABEL'].includes(instruction.getKeyword());

const properties = (instructions: readonly Instruction[]): readonly [name: string, value: string][] =>
  instructions.flatMap((instruction) => {
    const found = hasProperties(instruction)
      ? instruction.getProperties()
      : isArg(instruction)
        ? [instruction.getProperty()]
        : [];
    return found.flatMap((property) =>
      property ? [[property.getName(), property.getValue() ?? ''] as [string, string]] : [],
    );
  });

const baseFaults = (dockerfile: Dockerfile, froms: readonly From[]): readonly string[] => {
  const base = properties(dockerfile.getInitialARGs()).find(([name]) => name === 'BASE_IMAGE')?.[1];
  const unpinned = /^[^@]+:[^@]+@sha256:[0-9a-f]{64}$/.test(base ?? '')
    ? []
    : [`BASE_IMAGE is ${base ?? 'not declared'}, expected <name>:<tag>@sha256:<64 hex digits>`];
  const foreign = froms.flatMap((from, index) => {
    const image = from.getImage() ?? '';
    const earlier = froms.slice(0, index).map((stage) => stage.getBuildStage());
    return /^\$(BASE_IMAGE|\{BASE_IMAGE\})$/.test(image) || earlier.includes(image)
      ? []
      : [`FROM ${image} is neither BASE_IMAGE nor an earlier stage`];
  });
  return [...unpinned, ...foreign];
};

const execForm = (instruction: Instruction): boolean => {
  const args = instruction.getArgumentsContent() ?? '';
  const command = instruction.getKeyword() === 'HEALTHCHECK' ? args.replace(/^.*?\bCMD\s+/s, '') : args;
  try {
    return Array.isArray(JSON.parse(command));
  } catch {
    return false;
  }
};

const commandFaults = (final: readonly Instruction[]): readonly string[] =>
  ['CMD', 'ENTRYPOINT', 'HEALTHCHECK'].flatMap((name) => {
    const last = final.filter(keyword(name)).at(-1);
    if (!last) return [`${name} is missing in the final stage`];
    return execForm(last) ? [] : [`${name} is not in exec form: ${last.getArgumentsContent()}`];
  });

const userFaults = (final: readonly Instruction[]): readonly string[] => {
  const user = final.filter(keyword('USER')).at(-1)?.getArgumentsContent() ?? undefined;
  if (user === undefined) return ['USER is missing in the final stage'];
  return /^[1-9]\d*(:[1-9]\d*)?$/.test(user)
    ? []
    : [`USER is ${user}, expected the number of one who is not root`];
};

const copyFaults = (final: readonly Instruction[]): readonly string[] =>
  final.filter(isCopy).flatMap((copy) => {
    const what = copy.getArgumentsContent() ?? '';
    if (/node_modules/.test(what)) return [`COPY ${what} brings node_modules into the final stage`];
    return copy.getFromFlag() ? [] : [`COPY ${what} takes from the context, expected only the built files`];
  });

const secretFaults = (instructions: readonly Instruction[]): readonly string[] =>
  properties(instructions).flatMap(([name, value]) => [
    ...(secretName.test(name) ? [`${name} looks like a secret: it would be readable in the image`] : []),
    ...(secretValue.test(value) ? [`the value of ${name} looks like a secret`] : []),
  ]);

const commandLineFaults = (instructions: readonly Instruction[]): readonly string[] =>
  instructions.filter(keyword('RUN')).flatMap((run) => {
    const line = run.getArgumentsContent() ?? '';
    return [
      ...(/\bnpm\s+(i|in|ins|inst|install|add)\b/.test(line) ? ['RUN npm install: expected npm ci'] : []),
      ...(/\bnpm\s+ci\b/.test(line) && !/\bnpm\s+ci\b[^&|;]*--ignore-scripts\b/.test(line)
        ? ['RUN npm ci without --ignore-scripts']
        : []),
      ...(/\b(curl|wget)\b[^|]*\|\s*(ba|da)?sh\b/.test(line) ? ['RUN pipes a download into a shell'] : []),
    ];
  });

/** Everything that is wrong with a Dockerfile of ours, one sentence each. */
export const judge = (text: string): readonly string[] => {
  const dockerfile = DockerfileParser.parse(text);
  const instructions = dockerfile.getInstructions();
  const froms = instructions.filter(isFrom);
  const lastFrom = froms.at(-1);
  if (!lastFrom) return ['there is no FROM'];
  const final = instructions.slice(instructions.indexOf(lastFrom) + 1);
  return [
    ...baseFaults(dockerfile, froms),
    ...userFaults(final),
    ...commandFaults(final),
    ...copyFaults(final),
    ...secretFaults(instructions),
    ...commandLineFaults(instructions),
    ...instructions.filter(keyword('ADD')).map((add) => `ADD ${add.getArgumentsContent()}: expected COPY`),
    ...(final.some(keyword('STOPSIGNAL')) ? [] : ['STOPSIGNAL is missing in the final stage']),
    ...(final.some(keyword('RUN'))
      ? ['RUN in the final stage: another architecture would need emulation']
      : []),
  ];
};
