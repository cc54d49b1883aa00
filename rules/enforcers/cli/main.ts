import { GuardrailsError, messageOf } from '../../core/errors';
import { TOOL } from '../tool';
import { checkCommand } from './check';
import { type Command, choice, usage } from './command';
import { coverageCommand } from './coverage';
import { exceptCommand } from './except';
import { exceptionsCommand } from './exceptions';
import { explainCommand } from './explain';
import { listCommand } from './list';
import { networkCommand } from './network';
import { reachCommand } from './reach';
import { reportCommand } from './report';

const COMMANDS: Readonly<Record<string, Command>> = {
  check: checkCommand,
  list: listCommand,
  explain: explainCommand,
  coverage: coverageCommand,
  exceptions: exceptionsCommand,
  except: exceptCommand,
  report: reportCommand,
  reach: reachCommand,
  network: networkCommand,
};

const OVERVIEW = `${TOOL.name} ${TOOL.version}: judges CloudFormation templates and CDK apps by guardrail rules

Usage: guardrails <command> [options]

Commands:
${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`)
  .join('\n')}

  guardrails <command> --help   what a command takes
  guardrails --version          which version this is

Exit code: 0 no violation, 1 violations, 2 could not judge (one line on standard error says why).
`;

/**
 * Runs the command line and answers with the exit code, at once unless threads do the work; nothing it throws is meant
 * for anybody but us.
 */
export function run(argv: readonly string[]): number | Promise<number> {
  // Whoever reads may have seen enough: guardrails list | head
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    const ended = command(argv);
    return typeof ended === 'number' ? ended : ended.catch(failed);
  } catch (thrown) {
    return failed(thrown);
  }
}

function failed(thrown: unknown): number {
  const code = thrown instanceof GuardrailsError ? thrown.code : 'UNEXPECTED';
  process.stderr.write(`guardrails: ${oneLine(messageOf(thrown))} (${code})\n`);
  return 2;
}

function command(argv: readonly string[]): number | Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h') return say(OVERVIEW);
  if (name === '--version') return say(`${TOOL.name} ${TOOL.version}\n`);
  const found = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!found) {
    const names = Object.keys(COMMANDS);
    throw usage(`there is no command ${JSON.stringify(name)}${choice(name, names)}`);
  }
  const ends = rest.indexOf('--');
  const options = ends === -1 ? rest : rest.slice(0, ends);
  return options.includes('--help') || options.includes('-h') ? say(found.help) : found.run(rest);
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** What a message quotes may hold line ends, and characters that a terminal acts on. */
function oneLine(message: string): string {
  return message.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/\p{Cc}/gu, '\uFFFD');
}
