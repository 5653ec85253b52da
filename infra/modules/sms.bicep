// Azure Communication Services, and what it reports: straight into the app's queues, with the topic's own identity.
param tags object
param suffix string
param name string
param workspaceId string
param storageAccountName string
param undeliveredContainer string
param smsReceivedQueue string
param smsReportsQueue string

@description('Where Communication Services keep data at rest.')
param dataLocation string

// Source: learn.microsoft.com, Azure built-in roles.
var queueMessageSender = 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

var subscriptions = [
  {
    name: 'received'
    event: 'Microsoft.Communication.SMSReceived'
    queue: smsReceivedQueue
  }
  {
    name: 'reports'
    event: 'Microsoft.Communication.SMSDeliveryReportReceived'
    queue: smsReportsQueue
  }
]

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageAccountName

  resource queueService 'queueServices' existing = {
    name: 'default'

    resource queues 'queues' existing = [
      for subscription in subscriptions: {
        name: subscription.queue
      }
    ]
  }

  resource blobService 'blobServices' existing = {
    name: 'default'

    resource undelivered 'containers' existing = {
      name: undeliveredContainer
    }
  }
}

resource communication 'Microsoft.Communication/communicationServices@2023-04-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
  }
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'evgt-${suffix}'
  location: 'global'
  tags: tags
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    source: communication.id
    topicType: 'Microsoft.Communication.CommunicationServices'
  }
}

resource maySend 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (subscription, i) in subscriptions: {
    scope: account::queueService::queues[i]
    name: guid(account.id, subscription.queue, topic.id, queueMessageSender)
    properties: {
      principalId: topic.identity.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', queueMessageSender)
    }
  }
]

resource mayPutAside 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account::blobService::undelivered
  name: guid(account.id, undeliveredContainer, topic.id, blobDataContributor)
  properties: {
    principalId: topic.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
  }
}

@batchSize(1)
resource subscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = [
  for wanted in subscriptions: {
    parent: topic
    name: wanted.name
    properties: {
      filter: {
        includedEventTypes: [wanted.event]
      }
      eventDeliverySchema: 'EventGridSchema'
      deliveryWithResourceIdentity: {
        identity: {
          type: 'SystemAssigned'
        }
        destination: {
          endpointType: 'StorageQueue'
          properties: {
            resourceId: account.id
            queueName: wanted.queue
            // A reply counts for fourteen days; seven are the most that the service keeps a message.
            queueMessageTimeToLiveInSeconds: 604800
          }
        }
      }
      deadLetterWithResourceIdentity: {
        identity: {
          type: 'SystemAssigned'
        }
        deadLetterDestination: {
          endpointType: 'StorageBlob'
          properties: {
            resourceId: account.id
            blobContainerName: undeliveredContainer
          }
        }
      }
      retryPolicy: {
        eventTimeToLiveInMinutes: 1440
        maxDeliveryAttempts: 30
      }
    }
    dependsOn: [
      maySend
      mayPutAside
    ]
  }
]

resource communicationDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: communication
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'SMSOperational'
        enabled: true
      }
      {
        category: 'Usage'
        enabled: true
      }
    ]
  }
}

resource topicDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: topic
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'DeliveryFailures'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

output endpoint string = 'https://${communication.properties.hostName}'
