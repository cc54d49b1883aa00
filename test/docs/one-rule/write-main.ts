import { writeFileSync } from 'node:fs';
import { PAGE, showing } from './page';
import { walk } from './walk';

walk().then((outputs) => writeFileSync(PAGE, showing(outputs)));
