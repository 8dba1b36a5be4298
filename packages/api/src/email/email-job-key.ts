/** Names a mail's job, so that an Undo can take it back before it runs. */
export const emailJobKey = (emailId: string): string => `email:${emailId}`
