import { contest } from './contest';

contest(() => () => undefined);
