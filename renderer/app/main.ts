import './page-rules.ts';
import './time.ts';

// Loaded apart, because whatever shares a file with the rest could be evaluated before the rules are set.
void import('./start.tsx');
