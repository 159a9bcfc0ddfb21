import { withDesk } from '../look/with-desk.js';
import { OrderService } from './order-service.js';
import { serviceAddress } from './service-address.js';
import { startOrders } from './start-orders.js';

await withDesk((desk, place) => {
  startOrders({ desk, service: new OrderService(desk, serviceAddress(location)), place });
});
