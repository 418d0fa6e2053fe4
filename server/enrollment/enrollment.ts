/** An enrolment (수강 등록): its states and the changes that are allowed. */

export const enrollmentNext = {
  PENDING: ['ENROLLED', 'CANCELLED'],
  ENROLLED: ['CANCELLED', 'PENDING'],
  CANCELLED: ['ENROLLED'],
} as const satisfies Record<string, readonly string[]>
export type EnrollmentState = keyof typeof enrollmentNext
