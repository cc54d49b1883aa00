import { createHash } from 'node:crypto';
import { amountOf, briefCount, byReason, type Group, groupsOf, nameOf, placeOf, severityOf } from './group';
import { ruleLink } from './links';
import { mailOf } from './mail';
import { type Outcome, pairOf } from './outcome';
import { ascii, cut } from './wording';

/** What SNS is given. */
export interface Message {
  readonly subject: string;
  /** For each way of delivery its own text: https://docs.aws.amazon.com/sns/latest/dg/sns-send-custom-platform-specific-payloads-mobile-devices.html */
  readonly texts: Readonly<Record<'default' | 'sms' | 'https', string>>;
}

/** The subject is "less than 100 characters": https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const SUBJECT = 99;

/**
 * An SMS holds 140 characters of ASCII, and begins with the topic's display name and "> ", which is at most 10 + 2.
 * https://docs.aws.amazon.com/sns/latest/api/API_Publish.html, https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
 */
const SMS = 140 - 12;

/** Outcomes as people read them: by e-mail, as SMS, in a chat. At least one. */
export function messageOf(outcomes: readonly Outcome[]): Message {
  const groups = groupsOf(outcomes);
  const number = numberOf(outcomes);
  const headline = `${briefCount(groups)} in ${placeOf(outcomes)}`;
  const rules = [...new Set(groups.map(({ rule }) => rule))];
  const subject = enumerated(`${headline}: `, rules, SUBJECT);
  return {
    subject,
    texts: {
      default: mailOf(groups, number),
      sms: smsOf(headline, groups),
      https: chatOf(subject, groups, number),
    },
  };
}

/** Equal for equal changes, so that people see that a message came twice. */
function numberOf(outcomes: readonly Outcome[]): string {
  const keys = outcomes.map((one) => `${pairOf(one)} ${one.kind} ${one.at}`).sort();
  return createHash('sha256').update(keys.join('\n')).digest('hex').slice(0, 8);
}

/** As many of a list as fit behind a text, and how many more there are. */
function enumerated(start: string, all: readonly string[], most: number): string {
  for (let some = all.length; some > 0; some--) {
    const left = all.length - some;
    const line = ascii(`${start}${all.slice(0, some).join(', ')}${left > 0 ? ` +${left}` : ''}`);
    if (line.length <= most) return line;
  }
  return cut(ascii(`${start}${all[0] ?? ''}`), most, '...');
}

function smsOf(headline: string, [worst]: readonly Group[]): string {
  if (worst === undefined) return '';
  const severity = worst.kind === 'violation' ? `${severityOf(worst)} ` : '';
  const names = worst.outcomes.map((outcome) => cut(nameOf(outcome).split('/').at(-1) ?? '', 40));
  // A back quote is not in the alphabet of SMS, and would halve what it holds.
  return enumerated(`${headline}. ${severity}${worst.rule}: `, names, SMS).replaceAll('`', "'");
}

const TITLE = 250;
const DESCRIPTION = 4000;
const STEPS = 3;
/** Reasons of a rule, and resources with a reason. */
const SHOWN = 5;

/**
 * A custom notification of Amazon Q Developer in chat applications, which takes nothing else from a topic.
 * What others wrote is set as code, so that it is not taken for markup; there is no way to quote a quote in it.
 * https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
function chatOf(title: string, groups: readonly Group[], id: string): string {
  const lines = groups.flatMap((group) => {
    const { kind, rule, outcomes } = group;
    const [first] = outcomes;
    const link = ruleLink(first);
    const severity = kind === 'violation' ? ` (${severityOf(group)})` : '';
    const clusters = byReason(outcomes).slice(0, SHOWN);
    const left = outcomes.length - clusters.flat().length;
    return [
      `${kind}${severity}: ${code(rule)}, ${amountOf(group)}`,
      ...clusters.map((some) => {
        const [{ reason }] = some;
        const names = some.slice(0, SHOWN).map((outcome) => code(cut(nameOf(outcome), 80)));
        const more = some.length > SHOWN ? ` and ${some.length - SHOWN} more` : '';
        return `- ${names.join(', ')}${more}${reason === '' ? '' : `: ${code(cut(reason, 200))}`}`;
      }),
      ...(left > 0 ? [`- and ${left} more`] : []),
      ...(link === undefined ? [] : [link]),
    ];
  });
  const fitting = lines.filter((_, at) => lines.slice(0, at + 1).join('\n').length <= DESCRIPTION - 40);
  const more = fitting.length < lines.length ? ['... the rest is in the e-mail'] : [];
  return JSON.stringify({
    version: '1.0',
    source: 'custom',
    id,
    content: {
      textType: 'client-markdown',
      title: cut(title, TITLE),
      description: [...fitting, ...more].join('\n'),
      nextSteps: groups
        .flatMap(({ kind, known }) => (kind === 'violation' && known ? [known.remediation] : []))
        .slice(0, STEPS),
    },
  });
}

/** `<` begins a mention or a link in Slack, also in code. */
function code(text: string): string {
  return `\`${text.replaceAll('`', "'").replaceAll('<', '‹').replaceAll('>', '›').replaceAll('&', '＆')}\``;
}
