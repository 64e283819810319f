export { policyModule } from './module';
