import { ConfigurationError, type Environment } from '../../stacks/environments/environment';
import { selectEnvironment } from '../../stacks/environments/select';
import { Failure, UsageError } from './outcome';

/** The environment that --env names; what is wrong with it is never worth a stack trace. */
export const chosenEnvironment = (name: string | undefined): Environment => {
  if (name === undefined) throw new UsageError('which environment? Name it: --env <environment>');
  try {
    return selectEnvironment(name);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    if (error.code === 'ENVIRONMENT_UNKNOWN')
      throw new UsageError(error.message.replace('-c env=', '--env '));
    throw new Failure(error.message, [], ['mend it in stacks/environments']);
  }
};

/** The environment that synthesizes anywhere: its domain, hosted zone and image are made up. */
export const namesNothing = ({ name }: Environment): boolean => name === 'example';
