using CnnGen;

Dataset training = Shapes.Draw(count: 4000, seed: 1);
Dataset test = Shapes.Draw(count: 1000, seed: 2);

Console.WriteLine(ShapeNet.Summary);
var network = new ShapeNet(seed: 42);
var trainer = new Trainer<ShapeNet>(network, new Adam(learningRate: 2e-3));
MiniBatches batches = training.Batches(batchSize: 32);
for (int epoch = 1; epoch <= 5; epoch++)
{
    double loss = 0;
    foreach (MiniBatch batch in batches.Shuffle(seed: 42, epoch))
    {
        loss += trainer.Step(batch.Inputs, batch.Labels) * batch.Count;
    }

    Evaluation evaluation = trainer.Evaluate(test.Samples, test.Labels);
    Console.WriteLine($"epoch {epoch}: loss {loss / training.Count:F4}, test accuracy {100 * evaluation.Accuracy:F1}%");
}

network.Parameters.Save("shapes.safetensors");
Console.WriteLine("The weights are in shapes.safetensors.");

int predicted = network.Classify(test.Sample(0));
Console.WriteLine(Shapes.Show(test.Sample(0)));
Console.WriteLine($"This is a {Shapes.Names[test.Labels[0]]}, and the network says: {Shapes.Names[predicted]}.");
