import { type Column, type Count, count, type Matrix, type Row } from './matrix';
import { FAMILIES } from './mutant';

function cell({ killed, of, crashed }: Count): string {
  if (of === 0) return '';
  return `${killed} of ${of}${crashed > 0 ? `, ${crashed} crashed` : ''}`;
}

export function line(cells: readonly string[]): string {
  return `| ${cells.map((one) => one.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** The matrix as a table for people: families down, judges across. */
export function asMarkdownTable({ mutants, columns }: Pick<Matrix, 'mutants' | 'columns'>): string {
  const present = columns.filter(({ version }) => version !== undefined);
  const families = FAMILIES.filter((family) => mutants.some((one) => one.family === family));
  return [
    line(['family', 'mutants', ...present.map(({ name }) => name)]),
    line(['---', '---:', ...present.map(() => '---:')]),
    ...families.map((family) =>
      line([
        family,
        String(mutants.filter((one) => one.family === family).length),
        ...present.map((column) => cell(count(column, mutants, family))),
      ]),
    ),
    line([
      '**all**',
      `**${mutants.length}**`,
      ...present.map((column) => `**${cell(count(column, mutants))}**`),
    ]),
  ].join('\n');
}

/** The mutants that a judge could have killed and did not, with why. */
export function leftBy({ results, reasons }: Column, mutants: readonly Row[]): readonly string[] {
  return mutants.flatMap(({ name, rule }, index) => {
    const result = results[index];
    if (result === 'killed' || result === 'unseen') return [];
    return [`- ${result}: \`${name}\` (\`${rule}\`)${reasons[name] ? `: ${reasons[name]}` : ''}`];
  });
}

/** The mutants that a judge never gets to see, by the rule that they are for. */
export function unseenBy({ results, reasons }: Column, mutants: readonly Row[]): readonly string[] {
  const unseen = mutants.filter((_, index) => results[index] === 'unseen');
  const rules = [...new Set(unseen.map(({ rule }) => rule))].sort();
  return rules.map((rule) => {
    const own = unseen.filter((one) => one.rule === rule);
    return line([`\`${rule}\``, String(own.length), reasons[own[0]?.name ?? ''] ?? '']);
  });
}

/** What a judge crashed on, a line for each reason. */
export function crashesOf({ name, results, reasons }: Column, mutants: readonly Row[]): readonly string[] {
  const crashed = mutants.filter((_, index) => results[index] === 'crashed');
  const why = (one: Row): string => reasons[one.name] ?? '';
  return [...new Set(crashed.map(why))].map(
    (reason) => `- ${name}, of ${crashed.filter((one) => why(one) === reason).length}: ${reason}`,
  );
}

const MOST_KILLERS = 12;

/** The rules by which a judge killed, those first that killed most. */
export function killersOf({ name, by }: Column): string {
  const counts = new Map<string, number>();
  for (const rule of Object.values(by).flat()) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const told = sorted.slice(0, MOST_KILLERS).map(([rule, number]) => `${rule} ${number}`);
  const rest = sorted.length - told.length;
  if (told.length === 0) return `- **${name}**: by none`;
  return `- **${name}**: ${told.join(', ')}${rest > 0 ? `, and ${rest} more` : ''}`;
}

export function judgeLine({ name, version, absent }: Column): string {
  return `- **${name}**: ${version ?? `not installed, and not asked: ${absent ?? 'nobody says why'}`}`;
}

export function section(title: string, body: readonly string[], otherwise = 'None.'): string {
  return `${title}\n\n${body.length > 0 ? body.join('\n') : otherwise}`;
}
