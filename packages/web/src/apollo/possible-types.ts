/** The schema's unions and interfaces, for the cache; test/apollo/possible-types.test.ts compares them with it. */
export const possibleTypes = {
  UnavailabilitySubject: ['StaffMember', 'Resource'],
  ConflictSubject: ['StaffMember', 'Resource', 'Organization', 'Product'],
  Problem: [
    'InvalidCredentials',
    'DaysUnavailable',
    'SessionNotRebookable',
    'SessionNotFound',
    'RebookingIdTaken',
    'InvalidInput',
    'RebookingNotUndoable',
  ],
  SignInResult: ['SignedIn', 'InvalidCredentials'],
  RebookSessionResult: [
    'SessionRebooked',
    'DaysUnavailable',
    'SessionNotRebookable',
    'SessionNotFound',
    'RebookingIdTaken',
    'InvalidInput',
  ],
  UndoRebookingResult: ['RebookingUndone', 'RebookingNotUndoable'],
}
