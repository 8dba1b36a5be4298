/** The unions and interfaces that the documents ask for, for the cache; test/apollo/possible-types.test.ts holds them to the schema. */
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
    'WatchLinkNameInvalid',
    'WatchLinkNotFound',
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
  CreateWatchLinkResult: ['WatchLinkCreated', 'WatchLinkNameInvalid'],
  RevokeWatchLinkResult: ['WatchLinkRevoked', 'WatchLinkNotFound'],
}
