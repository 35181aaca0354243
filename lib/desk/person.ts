/** Who works at the desk. Each role may do what the one before it may. */
export const roles = ['author', 'editor', 'chief'] as const;

export type Role = (typeof roles)[number];

export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
}

export function isRole(value: unknown): value is Role {
  return roles.some((role) => role === value);
}
