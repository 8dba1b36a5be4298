import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context, Viewer } from '../graphql/context.ts'
import { typeOf } from '../graphql/type-of.ts'
import { messagesIn } from '../i18n/messages.ts'
import { OrganizationType } from '../organization/organization.type.ts'
import { StaffMemberType } from '../staff/staff-member.type.ts'
import { revokeAccessToken } from './access-token.ts'
import { InvalidCredentials, SignedIn, SignInInput, SignInResult, ViewerType } from './auth.type.ts'
import { signIn } from './sign-in.ts'

@Resolver(() => ViewerType)
export class AuthResolver {
  @Query(() => ViewerType, {
    nullable: true,
    description: 'Who is asking; null when nobody is signed in.',
  })
  viewer(@Ctx() { viewer }: Context): Viewer | null {
    return viewer
  }

  @Mutation(() => SignInResult)
  async signIn(
    @Arg('input', () => SignInInput) input: SignInInput,
    @Ctx() context: Context,
  ): Promise<typeof SignInResult> {
    const signedIn = await signIn(context.parts, { ...input, address: context.address })
    if (!signedIn) {
      return typeOf(InvalidCredentials, { message: messagesIn(context.language).invalidCredentials })
    }
    context.cookies?.set(signedIn.token)
    // The rest of the answer is read as the person who has just come in.
    context.becomes(signedIn.viewer)
    return typeOf(SignedIn, signedIn)
  }

  @Mutation(() => Boolean, {
    description: 'True when somebody was signed in. The token is of no use from then on.',
  })
  async signOut(@Ctx() { viewer, parts, cookies }: Context): Promise<boolean> {
    cookies?.clear()
    if (viewer?.staffMemberId) await revokeAccessToken(parts.orm.em.fork(), viewer.tokenHash)
    return viewer?.staffMemberId != null
  }

  @FieldResolver(() => StaffMemberType, {
    nullable: true,
    description: 'Null for a client that is not a person (an API key, a watch link).',
  })
  staffMember(@Root() { staffMemberId }: Viewer, @Ctx() { loaders }: Context) {
    return staffMemberId && loaders.staffMember.load(staffMemberId)
  }

  @FieldResolver(() => OrganizationType)
  organization(@Root() { organizationId }: Viewer, @Ctx() { loaders }: Context) {
    return loaders.organization.load(organizationId)
  }
}
