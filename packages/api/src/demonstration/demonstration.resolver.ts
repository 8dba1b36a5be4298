import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql'
import type { Context } from '../graphql/context.ts'
import { StaffRole } from '../staff/staff-member.type.ts'
import { DEMONSTRATION_SIGN_INS } from './sign-ins.ts'

@ObjectType()
class DemonstrationSignIn {
  @Field(() => String)
  email!: string

  @Field(() => String)
  password!: string

  @Field(() => StaffRole)
  role!: keyof typeof StaffRole
}

@ObjectType()
class Demonstration {
  @Field(() => [DemonstrationSignIn])
  signIns!: readonly DemonstrationSignIn[]
}

@Resolver()
export class DemonstrationResolver {
  @Query(() => Demonstration, {
    nullable: true,
    description: "The demonstration's sign-ins; null outside the demonstration. Open to all.",
  })
  demonstration(@Ctx() { parts }: Context): Demonstration | null {
    return parts.isDemonstration ? { signIns: DEMONSTRATION_SIGN_INS } : null
  }
}
