import { graphql, type ResultOf } from '../../apollo/graphql.ts'

export const ViewerFragment = graphql(`
  fragment ViewerCard on Viewer {
    staffMember {
      id
      name
      role
    }
    organization {
      id
      name
      timeZone
      currency
      openingHours {
        weekday
        from
        to
      }
    }
  }
`)

export const ViewerQuery = graphql(
  `
    query Viewer {
      viewer {
        ...ViewerCard
      }
    }
  `,
  [ViewerFragment],
)

export const DemonstrationQuery = graphql(`
  query Demonstration {
    demonstration {
      signIns {
        email
        password
        role
      }
    }
  }
`)

export const SignInMutation = graphql(
  `
    mutation SignIn($input: SignInInput!) {
      signIn(input: $input) {
        __typename
        ... on SignedIn {
          viewer {
            ...ViewerCard
          }
        }
        ... on Problem {
          message
        }
      }
    }
  `,
  [ViewerFragment],
)

export const SignOutMutation = graphql(`
  mutation SignOut {
    signOut
  }
`)

export type Viewer = ResultOf<typeof ViewerFragment>
export type Organization = Viewer['organization']
