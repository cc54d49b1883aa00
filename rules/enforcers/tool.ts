import manifest from '../../package.json';

/** What the reports say made them. */
export const TOOL = { name: manifest.name, version: manifest.version } as const;

/** The name under which CDK's report and its acknowledgements know us. */
export const PLUGIN = 'Guardrails';
