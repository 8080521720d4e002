// npm test -- imports: fails on an import that the house forbids, and on a circle.
import { checkHouse } from './imports/check.ts';

const findings = checkHouse(process.cwd());
for (const { where, rule, message } of findings) console.log(`${where}  ${rule}: ${message}`);
console.log(findings.length === 0 ? 'Every import is allowed.' : `${findings.length} forbidden.`);
process.exitCode = findings.length === 0 ? 0 : 1;
