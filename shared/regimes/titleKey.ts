/** `request.extension-notice` -> `requestExtensionNotice`: i18next takes a dot as a step into the next object. */
function toTextKey(id: string): string {
  return id.replace(/(?<![.-])[.-]+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Text key (with its namespace) of the name of a regime, for `eu-gdpr`: `rules:regime.euGdpr`. */
export function regimeTitleKey(regime: string): string {
  return `rules:regime.${toTextKey(regime)}`;
}

/** Text key (with its namespace) of the short name of a rule: `rules:rule.euGdpr.requestResponse.title`. */
export function ruleTitleKey(regime: string, ruleId: string): string {
  return `rules:rule.${toTextKey(regime)}.${toTextKey(ruleId)}.title`;
}

/** Text key (with its namespace) of the sentence that says what a rule asks of whom. */
export function ruleDutyKey(regime: string, ruleId: string): string {
  return `rules:rule.${toTextKey(regime)}.${toTextKey(ruleId)}.duty`;
}

/** Text key (with its namespace) of the name of an event (`received`, `identityAsked` ...). */
export function eventTitleKey(event: string): string {
  return `rules:event.${event}`;
}

/** Text key (with its namespace) of why another reading of a rule is arguable, for `Alternative.reason`. */
export function readingKey(reason: string): string {
  return `rules:reading.${reason}`;
}

/** Text key (with its namespace) of the name of a place, for an ISO 3166 code. */
export function placeTitleKey(place: string): string {
  return `rules:place.${place}`;
}

/** Text key (with its namespace) of what lateness brings, for the `consequence` of a rule. */
export function consequenceKey(consequence: string): string {
  return `consequences:${consequence}`;
}
